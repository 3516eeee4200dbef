import styles from '../../help/filing/filing.module.css'

interface RadioCardsProps<Value extends string> {
  /** The id of the first answer, where a problem leads. */
  id: string
  name: string
  legend: string
  choices: readonly { value: Value; label: string; hint?: string }[]
  value: Value | null
  error: string | undefined
  onChange: (value: Value) => void
}

/** A question with few answers. Native radio buttons: one tab stop, arrow keys. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { id, name, legend, choices, value, error, onChange } = props
  return (
    <fieldset className={styles.question} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      <div className={styles.pair}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={styles.choiceCard} data-invalid={error ? true : undefined}>
            <input
              type="radio"
              name={name}
              id={index === 0 ? id : undefined}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              <strong>{choice.label}</strong>
              {choice.hint ? <small>{choice.hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mantine-InputWrapper-error">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
