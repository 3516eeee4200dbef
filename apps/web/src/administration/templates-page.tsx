import { Card, Notice, PageHeading, SkeletonLines } from '@isets/ui'
import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { templatePurpose, templateTitle } from './template-text.ts'
import styles from './templates.module.css'

/** Every mail with sample data, for those who write them: subject, HTML in a frame without scripts, text. */
export function TemplatesPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('templates.title'))
  const search = useSearch({ from: '/app/admin/mail-templates' })
  const navigate = useNavigate({ from: '/admin/mail-templates' })
  const failureText = useFailureText()
  const templates = useQuery(api.notifier.listTemplates.queryOptions({ input: {}, staleTime: Infinity }))
  const chosen = templates.data?.find(({ name }) => name === search.template) ?? templates.data?.[0]
  const sample = chosen?.samples.find((one) => one === search.sample) ?? chosen?.samples[0]
  return (
    <div className={styles.page}>
      <PageHeading title={t('templates.title')} lead={t('templates.lead')} />
      {templates.isError ? <Notice tone="error" role="alert" title={failureText(templates.error)} /> : null}
      {templates.isPending ? <SkeletonLines label={t('shell.loading')} /> : null}
      {chosen ? (
        <div className={styles.columns}>
          <nav aria-label={t('templates.list')}>
            <ul className={styles.list}>
              {templates.data?.map(({ name, description }) => (
                <li key={name}>
                  <Link
                    to="/admin/mail-templates"
                    search={{ template: name }}
                    aria-current={name === chosen.name ? 'page' : undefined}
                  >
                    <strong>{templateTitle(name)}</strong>
                    <span>{templatePurpose(description)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <div className={styles.preview}>
            {chosen.samples.length > 1 ? (
              <NativeSelect
                size="sm"
                w={240}
                label={t('templates.sample')}
                value={sample ?? ''}
                data={chosen.samples}
                onChange={(event) => {
                  const next = event.currentTarget.value
                  void navigate({ search: { template: chosen.name, sample: next } })
                }}
              />
            ) : null}
            <Preview name={chosen.name} sample={sample} />
          </div>
        </div>
      ) : null}
    </div>
  )
}

function Preview({ name, sample }: { name: string; sample: string | undefined }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [form, setForm] = useState('html')
  const preview = useQuery(
    api.notifier.previewTemplate.queryOptions({ input: { name, ...(sample && { sample }) }, staleTime: Infinity }),
  )
  if (preview.isError && !preview.data) return <Notice tone="error" role="alert" title={failureText(preview.error)} />
  if (!preview.data) return <SkeletonLines label={t('shell.loading')} />
  const { subject, html, text } = preview.data
  return (
    <Card className={styles.mail}>
      <div className={styles.subject}>
        <div>
          <span>{t('templates.subject')}</span>
          <h2>{subject}</h2>
        </div>
        <SegmentedControl
          size="sm"
          value={form}
          onChange={setForm}
          aria-label={t('templates.form')}
          data={[
            { value: 'html', label: t('templates.html') },
            { value: 'text', label: t('templates.text') },
          ]}
        />
      </div>
      {form === 'html' ? (
        <iframe className={styles.frame} title={t('templates.frame')} sandbox="" srcDoc={html} />
      ) : (
        <pre className={styles.text}>{text}</pre>
      )}
    </Card>
  )
}
