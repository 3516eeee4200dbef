import type { ImportView } from '@isets/contracts'
import { DialogActions } from '@isets/ui'
import { Modal, Progress, Radio } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../app/toasts.tsx'
import { DropArea } from '../files/drop-area.tsx'
import { sizeText } from '../files/file-checks.ts'
import { sendFile, UploadRefused } from '../files/upload.ts'
import { feedFileFault } from './feed-file.ts'
import styles from './ies.module.css'

const FILE_ID = 'feed-file'

interface TakeInDialogProps {
  onClose: () => void
  onTaken: (view: ImportView) => void
}

/** Sends one file of IES, with how far it has come; a large one takes a while. */
export function TakeInDialog({ onClose, onTaken }: TakeInDialogProps) {
  const { t } = useTranslation()
  const [feed, setFeed] = useState<'full' | 'changes'>('full')
  const [file, setFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [percent, setPercent] = useState<number | null>(null)
  const sending = useRef<AbortController | null>(null)

  const choose = ([chosen]: File[]) => {
    if (chosen === undefined) return
    const fault = feedFileFault(chosen)
    setProblem(fault && t(`take.${fault}`))
    setFile(fault ? null : chosen)
  }
  const send = async () => {
    if (file === null) return setProblem(t('take.missing'))
    if (sending.current !== null) return
    sending.current = new AbortController()
    setProblem(null)
    setPercent(0)
    try {
      const view = await sendFile<ImportView>({
        file,
        query: { purpose: 'ies-feed', feed },
        signal: sending.current.signal,
        onProgress: (share) => setPercent(Math.floor(share * 100)),
      })
      tell(t('take.sent', { name: file.name }))
      onTaken(view)
    } catch (error) {
      const refused = error instanceof UploadRefused && error.status !== 0
      setProblem(refused && error.message !== '' ? error.message : t('take.failed'))
    } finally {
      sending.current = null
      setPercent(null)
    }
  }
  const close = () => {
    sending.current?.abort()
    onClose()
  }
  return (
    <Modal opened onClose={close} title={t('take.title')} size="lg">
      <p>{t('take.text')}</p>
      <Radio.Group
        mt="md"
        label={t('take.kind')}
        value={feed}
        onChange={(value) => setFeed(value === 'full' ? 'full' : 'changes')}
      >
        <div className={styles.choices}>
          <Radio value="full" label={t('take.full')} description={t('take.fullText')} />
          <Radio value="changes" label={t('take.changes')} description={t('take.changesText')} />
        </div>
      </Radio.Group>
      <div className={styles.drop}>
        <strong>{t('take.file')}</strong>
        <DropArea
          id={FILE_ID}
          accept=".csv"
          multiple={false}
          mayHoldSsn
          describedBy={`${FILE_ID}-state`}
          invalid={problem !== null}
          onFiles={choose}
        />
        <p id={`${FILE_ID}-state`} role="status" data-error={problem !== null || undefined}>
          {problem ?? (file ? t('take.chosen', { name: file.name, size: sizeText(file.size) }) : '')}
        </p>
      </div>
      {percent === null ? null : <Progress value={percent} aria-label={t('take.sending', { percent })} />}
      <DialogActions
        act={t('take.send')}
        loading={percent !== null}
        onAct={() => void send()}
        cancel={t('take.cancel')}
        onCancel={close}
      />
    </Modal>
  )
}
