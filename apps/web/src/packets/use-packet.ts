import type { PacketView } from '@isets/contracts'
import { useMutation, useQuery, type UseMutationOptions } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { openedFrom } from '../opened/opened.ts'

/** One packet, as the reader sees it now. */
export function usePacket(id: string) {
  const query = useQuery(api.billing.openPacket.queryOptions({ input: { id } }))
  return openedFrom(query)
}

/** Shows the packet as it is after a change; its reports and the lists are read anew. */
function show(packet: PacketView): void {
  queryClient.setQueryData(api.billing.openPacket.queryKey({ input: { id: packet.id } }), packet)
  for (const report of [
    api.billing.listParticipants,
    api.billing.listPacketCosts,
    api.billing.listPacketAttendance,
    api.billing.listPackets,
    api.billing.countPackets,
  ]) {
    void queryClient.invalidateQueries({ queryKey: report.key() })
  }
}

/**
 * A change of a packet. Somebody else's change in between is shown instead of the own one, with a word about it.
 */
export function usePacketChange<Input>(
  options: UseMutationOptions<PacketView, Error, Input>,
  onDone: (packet: PacketView) => void = () => undefined,
) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  return useMutation({
    ...options,
    onSuccess: (packet) => {
      show(packet)
      onDone(packet)
    },
    onError: (error) => {
      const { code, details } = failureOf(error)
      if (code !== 'STALE') return tell(failureText(error), 'error')
      if (details.current !== undefined) show(details.current as PacketView)
      tell(t('packetActs.stale'), 'error')
    },
  })
}
