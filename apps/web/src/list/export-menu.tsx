import { EXPORT_FORMATS } from '@isets/contracts'
import { Button, Menu } from '@mantine/core'
import { IconDownload, IconFileTypeCsv, IconFileTypeXls } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { download } from './download.ts'
import { exportAddress, type ExportedList } from './export-address.ts'

const ICONS = { csv: IconFileTypeCsv, xlsx: IconFileTypeXls } as const

/** The list as a file: exactly the rows of its filters, all pages. Where a page has several lists, `label` says which. */
export function ExportMenu({ of, label }: { of: ExportedList; label?: string }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const fetching = useMutation({
    mutationFn: download,
    retry: false,
    onSuccess: () => tell(t('list.exported')),
    onError: (error) => tell(failureText(error), 'error'),
  })
  return (
    <Menu width={210}>
      <Menu.Target>
        <Button variant="default" loading={fetching.isPending} leftSection={<IconDownload size={17} aria-hidden />}>
          {label ?? t('list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {EXPORT_FORMATS.map((format) => {
          const Picture = ICONS[format]
          return (
            <Menu.Item
              key={format}
              leftSection={<Picture size={17} aria-hidden />}
              onClick={() => fetching.mutate(exportAddress(of, format))}
            >
              {t(`list.exportAs.${format}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
