import type { GuidanceCode } from '@isets/contracts'
import { GUIDANCE } from '@isets/rules'
import { Menu } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './composer.module.css'

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
    <Menu position="top-start" width={320}>
      <Menu.Target>
        <button
          type="button"
          className={styles.attach}
          aria-label={t('composer.guidance')}
          title={t('composer.guidance')}
        >
          <IconBook2 size={18} aria-hidden />
        </button>
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
