import { PageHeading } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconChevronRight, IconListDetails, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../../app/use-document-title.ts'
import { useMay } from '../../session/session.ts'
import { deskOptions } from './desk-options.ts'
import styles from './desk.module.css'

/** HELP-002: the home page of the help desk; a new request from its middle and from the top right (HELP-005). */
export function DeskPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('desk.title'))
  const may = useMay()
  return (
    <div className={styles.page}>
      <PageHeading
        title={t('desk.title')}
        lead={t('desk.lead')}
        actions={
          <>
            {may('read', 'HelpRequest') ? <MyRequests /> : null}
            {may('file', 'HelpRequest') ? <NewRequest /> : null}
          </>
        }
      />
      <ul className={styles.options}>
        {deskOptions(may).map((option) => (
          <li key={option.key}>
            <Option option={option} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Option({ option }: { option: ReturnType<typeof deskOptions>[number] }) {
  const { t } = useTranslation()
  const { key, icon: Picture } = option
  const content = (
    <>
      <Picture size={26} stroke={1.6} aria-hidden />
      <span>
        <strong>{t(`desk.options.${key}.title`)}</strong>
        <span>{t(`desk.options.${key}.text`)}</span>
      </span>
      <IconChevronRight size={18} aria-hidden />
    </>
  )
  if ('elsewhere' in option) {
    return (
      <a className={styles.option} href={option.elsewhere} target="_blank" rel="noopener noreferrer">
        {content}
      </a>
    )
  }
  const { to, hash = '' } = option
  return (
    <Link className={styles.option} to={to} hash={hash} data-main={key === 'newRequest' || undefined}>
      {content}
    </Link>
  )
}

function MyRequests() {
  const { t } = useTranslation()
  return (
    <Button
      variant="default"
      leftSection={<IconListDetails size={17} aria-hidden />}
      renderRoot={(props) => <Link to="/help/requests" {...props} />}
    >
      {t('navigation.myRequests')}
    </Button>
  )
}

function NewRequest() {
  const { t } = useTranslation()
  return (
    <Button leftSection={<IconPlus size={17} aria-hidden />} renderRoot={(props) => <Link to="/help/new" {...props} />}>
      {t('desk.new')}
    </Button>
  )
}
