import type { HelpRequestView } from '@isets/contracts'
import { StatusLabel } from '@isets/ui'
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { optionalPart } from '../app/optional-part.ts'
import { keepRequest } from '../request/patch-cache.ts'
import { tell } from '../app/toasts.tsx'

const CloseDialog = optionalPart(() => import('./close-dialog.tsx').then((module) => module.CloseDialog))
const LadderDialog = optionalPart(() => import('./ladder-dialog.tsx').then((module) => module.LadderDialog))

const COMMANDS = [
  { command: 'resume', text: 'resume' },
  { command: 'wait', text: 'wait' },
  { command: 'resolve', text: 'resolve' },
  { command: 'close', text: 'closeRequest' },
] as const

/** What the transition table allows now. Never optimistic; what is hard to take back is asked about first. */
export function StatusMenu({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'close' | 'escalate' | 'handBack' | null>(null)
  const done = () => setAsking(null)
  const move = useMutation(
    api.helpDesk.move.mutationOptions({
      onSuccess: (view) => {
        keepRequest(view)
        done()
        tell(`${view.number}: ${t(`status.${view.status}`)}.`)
      },
      onError: (error) => {
        done()
        tell(failureText(error), 'error')
        void queryClient.invalidateQueries({ queryKey: api.helpDesk.open.queryKey({ input: { id: request.id } }) })
      },
    }),
  )
  const allowed = COMMANDS.filter(({ command }) => request.allowed.includes(command))
  const ladder = request.ladder ?? []
  const { id, version } = request
  const status = <StatusLabel status={request.status}>{t(`status.${request.status}`)}</StatusLabel>
  if (allowed.length + ladder.length === 0) return status
  const leave = () => void navigate({ to: '.', search: (before: object) => ({ ...before, request: undefined }) })
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
              onClick={() => (command === 'close' ? setAsking('close') : move.mutate({ id, version, command }))}
            >
              {t(`panel.${text}`)}
            </Menu.Item>
          ))}
          {ladder.map((command) => (
            <Menu.Item key={command} onClick={() => setAsking(command)}>
              {t(`panel.${command}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asking === 'close' ? (
        <CloseDialog
          request={request}
          busy={move.isPending}
          onClose={done}
          onConfirm={() => move.mutate({ id, version, command: 'close' })}
        />
      ) : null}
      {asking === 'escalate' || asking === 'handBack' ? (
        <LadderDialog request={request} command={asking} onClose={done} onGone={leave} />
      ) : null}
    </>
  )
}
