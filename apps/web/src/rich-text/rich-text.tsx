import { RichTextField, type RichTextEditorProps } from '@isets/ui'
import { useTranslation } from 'react-i18next'
import { fileProblem } from '../files/file-checks.ts'
import { contentUrl, upload } from '../files/upload.ts'

type RichTextProps = Omit<RichTextEditorProps, 'labels' | 'onPicture' | 'takeFocus'>

/** The editor with our words, and pictures that are stored at once. */
export function RichText(props: RichTextProps) {
  const { t } = useTranslation()
  const labels = {
    toolbar: t('richText.toolbar'),
    bold: t('richText.bold'),
    italic: t('richText.italic'),
    bulletList: t('richText.bulletList'),
    orderedList: t('richText.orderedList'),
    link: t('richText.link'),
    linkAddress: t('richText.linkAddress'),
    linkApply: t('richText.linkApply'),
    linkRemove: t('richText.linkRemove'),
    linkInvalid: t('richText.linkInvalid'),
    picture: t('richText.picture'),
    uploading: t('richText.uploading'),
  }
  const store = async (file: File) => {
    const problem = fileProblem(file, 'picture')
    if (problem) throw new Error(t(`files.${problem}`))
    const stored = await upload({ file, purpose: 'picture' }).catch((error: unknown) => {
      throw new Error((error instanceof Error && error.message) || t('files.failed'))
    })
    return { src: contentUrl(stored.id), alt: file.name }
  }
  return <RichTextField {...props} labels={labels} onPicture={store} />
}
