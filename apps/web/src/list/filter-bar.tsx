import { Button, NativeSelect } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './list.module.css'

interface FilterBarProps {
  /** Search box and selects. */
  children: ReactNode
  filtered: boolean
  onClear: () => void
}

/** What narrows the list, and a button that takes all of it off. */
export function FilterBar({ children, filtered, onClear }: FilterBarProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.filters} role="search">
      {children}
      {filtered ? (
        <Button size="sm" variant="subtle" leftSection={<IconFilterOff size={17} aria-hidden />} onClick={onClear}>
          {t('list.clear')}
        </Button>
      ) : null}
    </div>
  )
}

interface FilterSelectProps<Word extends string> {
  label: string
  /** The first choice, which filters nothing; left out when one of the words always holds. */
  any?: string
  words: readonly Word[]
  text: (word: Word) => string
  value: Word | undefined
  onChange: (word: Word | undefined) => void
  width?: number
}

/** One of the known words, or any. */
export function FilterSelect<Word extends string>(props: FilterSelectProps<Word>) {
  const { label, any, words, text, value, onChange, width } = props
  return (
    <NativeSelect
      size="sm"
      w={width}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(words.find((word) => word === event.currentTarget.value))}
      data={[
        ...(any === undefined ? [] : [{ value: '', label: any }]),
        ...words.map((word) => ({ value: word, label: text(word) })),
      ]}
    />
  )
}
