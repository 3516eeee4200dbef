import { PRIORITIES } from '@isets/rules'
import type { HelpRequestPriority } from '@isets/contracts'
import { Button, Menu, Modal } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import styles from './queue.module.css'
import { tell } from '../app/toasts.tsx'
import { useAgents } from './use-agents.ts'
import type { Selection } from './use-selection.ts'

type Refused = Awaited<ReturnType<typeof api.helpDesk.triageMany.call>>['refused']

/** What can be done to all selected requests at once; each failure is told by itself. */
export function BulkBar({ selection }: { selection: Selection }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const { agents, me } = useAgents()
  const [refused, setRefused] = useState<Refused>([])
  const many = useMutation(
    api.helpDesk.triageMany.mutationOptions({
      onSuccess: (result) => {
        if (result.changed.length > 0) tell(t('queue.changedMany', { count: result.changed.length }))
        setRefused(result.refused)
        if (result.refused.length === 0) selection.clear()
        else selection.keepOnly(result.refused.map(({ id }) => id))
        void queryClient.invalidateQueries({ queryKey: api.helpDesk.key() })
      },
      onError: (error) => tell(failureText(error), 'error'),
    }),
  )
  const change = (part: { assigneeId?: string | null; priority?: HelpRequestPriority }) =>
    many.mutate({ targets: selection.rows.map(({ id, version }) => ({ id, version })), ...part })

  return (
    <div className={styles.bulk} role="region" aria-label={t('queue.selected', { count: selection.count })}>
      <strong role="status">{t('queue.selected', { count: selection.count })}</strong>
      {me ? (
        <Button size="xs" variant="white" loading={many.isPending} onClick={() => change({ assigneeId: me.id })}>
          {t('queue.assignToMe')}
        </Button>
      ) : null}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="white" rightSection={<IconChevronDown size={15} aria-hidden />}>
            {t('queue.assign')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {agents.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => change({ assigneeId: id })}>
              {name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => change({ assigneeId: null })}>{t('queue.unassignedPerson')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="white" rightSection={<IconChevronDown size={15} aria-hidden />}>
            {t('queue.setPriority')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {PRIORITIES.map((priority) => (
            <Menu.Item key={priority} onClick={() => change({ priority })}>
              {t(`priority.${priority}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className={styles.space} />
      <button
        type="button"
        className={styles.bulkClose}
        onClick={selection.clear}
        aria-label={t('queue.clearSelection')}
        title={t('queue.clearSelection')}
      >
        <IconX size={20} aria-hidden />
      </button>
      <Modal
        opened={refused.length > 0}
        onClose={() => setRefused([])}
        title={t('queue.refusedMany', { count: refused.length })}
      >
        <ul className={styles.refused}>
          {refused.map(({ id, number, reason }) => (
            <li key={id}>
              <strong>{number}</strong> {reason}
            </li>
          ))}
        </ul>
        <div className="dialog-actions">
          <Button onClick={() => setRefused([])}>{t('queue.dismiss')}</Button>
        </div>
      </Modal>
    </div>
  )
}
