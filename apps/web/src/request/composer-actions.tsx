import type { HelpRequestView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { IconPaperclip, IconSend } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { acceptFor } from '../files/file-checks.ts'
import styles from './composer.module.css'
import { KeptLine } from './kept-line.tsx'
import type { OwnWords } from './use-composer-draft.ts'
import type { Sending } from './use-sending.ts'

interface ComposerActionsProps {
  request: HelpRequestView
  own: OwnWords
  sending: Sending
  note: boolean
  support: boolean
}

/** Files on the left, what to do with the words on the right. */
export function ComposerActions({ request, own, sending, note, support }: ComposerActionsProps) {
  const { t } = useTranslation()
  const guided = own.draft.guidance !== undefined && !note
  return (
    <div className={styles.actions}>
      <AttachButton onChoose={(files) => own.uploads.add(files, 'attachment')} />
      <span className={styles.space}>
        <KeptLine own={own} />
      </span>
      {support && !note ? <SendAnd request={request} guided={guided} sending={sending} /> : null}
      <Button
        variant={guided ? 'default' : 'filled'}
        leftSection={<IconSend size={17} aria-hidden />}
        loading={sending.under === 'stay'}
        onClick={() => void sending.send('stay')}
        title="Ctrl Enter"
        aria-keyshortcuts="Control+Enter"
      >
        {t(note ? 'composer.addNote' : 'composer.send')}
      </Button>
    </div>
  )
}

function AttachButton({ onChoose }: { onChoose: (files: File[]) => void }) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={styles.attach}
        onClick={() => chooser.current?.click()}
        aria-label={t('composer.attach')}
        title={t('composer.attach')}
      >
        <IconPaperclip size={18} aria-hidden />
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={acceptFor('attachment')}
        onChange={(event) => {
          onChoose([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

interface SendAndProps {
  request: HelpRequestView
  guided: boolean
  sending: Sending
}

/** Support sends and moves the request on in one step. */
function SendAnd({ request, guided, sending: { under, send } }: SendAndProps) {
  const { t } = useTranslation()
  const { allowed } = request
  return (
    <>
      {allowed.includes('resolve') ? (
        <Button
          variant={guided ? 'filled' : 'default'}
          loading={under === 'resolve'}
          onClick={() => void send('resolve')}
        >
          {t('composer.sendAndResolve')}
        </Button>
      ) : null}
      {allowed.includes('wait') ? (
        <Button variant="default" loading={under === 'wait'} onClick={() => void send('wait')}>
          {t('composer.sendAndWait')}
        </Button>
      ) : null}
    </>
  )
}
