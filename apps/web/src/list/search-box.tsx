import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type Ref } from 'react'

interface SearchBoxProps {
  label: string
  value: string | undefined
  /** What was typed; nothing when the box is empty. */
  onChange: (value: string | undefined) => void
  inputRef?: Ref<HTMLInputElement>
  width?: number
}

const SETTLE_MS = 250

/** Searches while typing, a moment after the last key; follows the address when it changes elsewhere. */
export function SearchBox({ label, value = '', onChange, inputRef, width = 220 }: SearchBoxProps) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <TextInput
      ref={inputRef}
      type="search"
      size="sm"
      w={width}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={17} aria-hidden />}
      value={typed}
      maxLength={200}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => {
          setKnown(next.trim())
          onChange(next.trim() || undefined)
        }, SETTLE_MS)
      }}
    />
  )
}
