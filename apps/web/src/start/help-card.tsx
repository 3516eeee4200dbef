import { Card } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconLifebuoy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './start.module.css'

/** HELP-005: help can be asked for from the middle of the start page, and from the top right. */
export function HelpCard() {
  const { t } = useTranslation()
  return (
    <Card className={styles.help ?? ''}>
      <IconLifebuoy size={26} stroke={1.6} aria-hidden />
      <div>
        <h2>{t('start.helpTitle')}</h2>
        <p>{t('start.helpText')}</p>
      </div>
      <Button variant="default" renderRoot={(props) => <Link to="/help/requests" {...props} />}>
        {t('start.helpMine')}
      </Button>
      <Button renderRoot={(props) => <Link to="/help/new" {...props} />}>{t('start.help')}</Button>
    </Card>
  )
}
