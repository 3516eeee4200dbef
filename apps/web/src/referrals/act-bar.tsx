import type { ReferralAct, ReferralView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from './act-dialog.tsx'

/** Acts that end something stand apart by their look. */
const ENDING: readonly ReferralAct[] = ['reject', 'close', 'exit', 'edit', 'remove']

/** One button for each act that the server allows now; each opens its form. */
export function ActBar({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation()
  const [act, setAct] = useState<ReferralAct | null>(null)
  const { allowed, returns = [], corrections = [] } = referral
  const acts: readonly ReferralAct[] = [...allowed, ...returns, ...corrections]
  const isEnding = (one: ReferralAct) => ENDING.includes(one)
  const inOrder = [...acts.filter((one) => !isEnding(one)), ...acts.filter(isEnding)]
  return (
    <>
      {inOrder.map((one, index) => (
        <Button key={one} variant={index === 0 && !isEnding(one) ? 'filled' : 'default'} onClick={() => setAct(one)}>
          {t(`act.${one}`)}
        </Button>
      ))}
      {act ? <ActDialog key={act} act={act} referral={referral} onDone={() => setAct(null)} /> : null}
    </>
  )
}
