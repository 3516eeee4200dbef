import { Popover } from '@mantine/core'
import { IconBold, IconItalic, IconLink, IconList, IconListNumbers, IconPhoto, type Icon } from '@tabler/icons-react'
import { useEditorState, type Editor } from '@tiptap/react'
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
  const chooser = useRef<HTMLInputElement>(null)
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
  const chain = () => editor.chain().focus()
  return (
    <div role="toolbar" aria-label={labels.toolbar} aria-controls={controls} className={styles.toolbar}>
      <Tool icon={IconBold} label={labels.bold} on={active.bold} onClick={() => chain().toggleBold().run()} />
      <Tool icon={IconItalic} label={labels.italic} on={active.italic} onClick={() => chain().toggleItalic().run()} />
      <Tool
        icon={IconList}
        label={labels.bulletList}
        on={active.bulletList}
        onClick={() => chain().toggleBulletList().run()}
      />
      <Tool
        icon={IconListNumbers}
        label={labels.orderedList}
        on={active.orderedList}
        onClick={() => chain().toggleOrderedList().run()}
      />
      <Popover opened={linking} onChange={setLinking} trapFocus returnFocus position="bottom-start" radius={8}>
        <Popover.Target>
          <Tool icon={IconLink} label={labels.link} on={active.link} onClick={() => setLinking((open) => !open)} />
        </Popover.Target>
        <Popover.Dropdown>
          <LinkForm editor={editor} labels={labels} onDone={() => setLinking(false)} />
        </Popover.Dropdown>
      </Popover>
      {onPictures ? (
        <>
          <Tool icon={IconPhoto} label={labels.picture} onClick={() => chooser.current?.click()} />
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
      ) : null}
    </div>
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
