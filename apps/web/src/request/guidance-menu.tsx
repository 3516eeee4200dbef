import type { GuidanceCode } from '@isets/contracts'
import { GUIDANCE } from '@isets/rules'
import { Button, Menu } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface GuidanceMenuProps {
  /** The words of the article as HTML, and which one it is. */
  onChoose: (code: GuidanceCode, html: string) => void
}

const stepsAsHtml = (steps: readonly string[]) =>
  `<ol>${steps.map((step) => `<li><p>${step.replaceAll('&', '&amp;')}</p></li>`).join('')}</ol>`

/** HELP-041: what a provider's own staff correct. Support writes how they do it, and corrects nothing. */
export function GuidanceMenu({ onChoose }: GuidanceMenuProps) {
  const { t } = useTranslation()
  return (
    <Menu position="top-end" width={320}>
      <Menu.Target>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconBook2 size={16} aria-hidden />}
          aria-label={t('composer.guidance')}
        >
          {t('composer.guidanceShort')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('composer.guidanceHint')}</Menu.Label>
        {GUIDANCE.map(({ code, question, answer }) => (
          <Menu.Item
            key={code}
            onClick={() => onChoose(code, `<p>${t('composer.guidanceLead')}</p>${stepsAsHtml(answer)}`)}
          >
            {question}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
