import type { HelpRequestView } from '@isets/contracts'
import { StatusLabel } from '@isets/ui'
import { Button, Menu, Modal } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { keepRequest } from '../request/patch-cache.ts'
import { tell } from '../app/toasts.tsx'

const COMMANDS = [
  { command: 'resume', text: 'resume' },
  { command: 'wait', text: 'wait' },
  { command: 'resolve', text: 'resolve' },
  { command: 'close', text: 'closeRequest' },
] as const

/** What the transition table allows now. Never optimistic; closing is confirmed with its consequence. */
export function StatusMenu({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [closing, setClosing] = useState(false)
  const move = useMutation(
    api.helpDesk.move.mutationOptions({
      onSuccess: (view) => {
        keepRequest(view)
        setClosing(false)
        tell(`${view.number}: ${t(`status.${view.status}`)}.`)
      },
      onError: (error) => {
        setClosing(false)
        tell(failureText(error), 'error')
        void queryClient.invalidateQueries({ queryKey: api.helpDesk.open.queryKey({ input: { id: request.id } }) })
      },
    }),
  )
  const allowed = COMMANDS.filter(({ command }) => request.allowed.includes(command))
  const { id, version } = request
  const status = <StatusLabel status={request.status}>{t(`status.${request.status}`)}</StatusLabel>
  if (allowed.length === 0) return status
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            loading={move.isPending}
            rightSection={<IconChevronDown size={15} aria-hidden />}
          >
            {status}
            <span className="visually-hidden">, {t('panel.changeStatus')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {allowed.map(({ command, text }) => (
            <Menu.Item
              key={command}
              onClick={() => (command === 'close' ? setClosing(true) : move.mutate({ id, version, command }))}
            >
              {t(`panel.${text}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={closing}
        onClose={() => setClosing(false)}
        title={t('panel.closeQuestion', { number: request.number })}
      >
        <p>{t('panel.closeConsequence')}</p>
        <div className="dialog-actions">
          <Button loading={move.isPending} onClick={() => move.mutate({ id, version, command: 'close' })}>
            {t('panel.closeRequest')}
          </Button>
          <Button variant="default" data-autofocus onClick={() => setClosing(false)}>
            {t('panel.keepOpen')}
          </Button>
        </div>
      </Modal>
    </>
  )
}
