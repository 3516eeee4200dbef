import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session/session.ts'

/** REF-010: Add Referral, for a customer or to find one first; nothing for those who may not. */
export function NewReferralLink({ customerId }: { customerId?: string }) {
  const { t } = useTranslation()
  if (!useMay()('submit', 'Referral')) return null
  return (
    <Button
      leftSection={<IconPlus size={17} aria-hidden />}
      renderRoot={(props) => <Link to="/referrals/new" search={{ customer: customerId }} {...props} />}
    >
      {t('newReferral.title')}
    </Button>
  )
}
