import { Popover } from '@mantine/core'
import { IconBold, IconItalic, IconLink, IconList, IconListNumbers, IconPhoto, type Icon } from '@tabler/icons-react'
import { useEditorState, type ChainedCommands, type Editor } from '@tiptap/react'
import { useRef, useState } from 'react'
import { LinkForm } from './link-form.tsx'
import styles from './rich-text.module.css'

export interface RichTextLabels {
  toolbar: string
  bold: string
  italic: string
  bulletList: string
  orderedList: string
  link: string
  linkAddress: string
  linkApply: string
  linkRemove: string
  linkInvalid: string
  picture: string
  uploading: string
}

interface ToolbarProps {
  editor: Editor
  labels: RichTextLabels
  controls: string
  onPictures?: (files: File[]) => void
}

export function RichTextToolbar({ editor, labels, controls, onPictures }: ToolbarProps) {
  const [linking, setLinking] = useState(false)
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      bulletList: current.isActive('bulletList'),
      orderedList: current.isActive('orderedList'),
      link: current.isActive('link'),
    }),
  })
  return (
    <div role="toolbar" aria-label={labels.toolbar} aria-controls={controls} className={styles.toolbar}>
      {STYLES.map(({ style, icon, toggle }) => (
        <Tool
          key={style}
          icon={icon}
          label={labels[style]}
          on={active[style]}
          onClick={() => toggle(editor.chain().focus()).run()}
        />
      ))}
      <Popover opened={linking} onChange={setLinking} trapFocus returnFocus position="bottom-start" radius={8}>
        <Popover.Target>
          <Tool icon={IconLink} label={labels.link} on={active.link} onClick={() => setLinking((open) => !open)} />
        </Popover.Target>
        <Popover.Dropdown>
          <LinkForm editor={editor} labels={labels} onDone={() => setLinking(false)} />
        </Popover.Dropdown>
      </Popover>
      {onPictures ? <PictureTool label={labels.picture} onPictures={onPictures} /> : null}
    </div>
  )
}

const STYLES = [
  { style: 'bold', icon: IconBold, toggle: (chain: ChainedCommands) => chain.toggleBold() },
  { style: 'italic', icon: IconItalic, toggle: (chain: ChainedCommands) => chain.toggleItalic() },
  { style: 'bulletList', icon: IconList, toggle: (chain: ChainedCommands) => chain.toggleBulletList() },
  { style: 'orderedList', icon: IconListNumbers, toggle: (chain: ChainedCommands) => chain.toggleOrderedList() },
] as const

interface PictureToolProps {
  label: string
  onPictures: (files: File[]) => void
}

function PictureTool({ label, onPictures }: PictureToolProps) {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <Tool icon={IconPhoto} label={label} onClick={() => chooser.current?.click()} />
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        multiple
        hidden
        onChange={(event) => {
          onPictures([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

interface ToolProps {
  icon: Icon
  label: string
  on?: boolean
  onClick: () => void
  ref?: React.Ref<HTMLButtonElement>
}

function Tool({ icon: Picture, label, on, ref, ...rest }: ToolProps) {
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-pressed={on}
      title={label}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Picture size={17} stroke={2} aria-hidden />
    </button>
  )
}
