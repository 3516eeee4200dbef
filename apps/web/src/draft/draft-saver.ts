/** What the saver needs of the outside, so that it can be tried without server and clock. */
export interface SaverParts<Form, Answer> {
  put: (form: Form) => Promise<Answer>
  /** Does the work after so many milliseconds; gives back how to call it off. */
  later: (work: () => void, milliseconds: number) => () => void
  /** Whether the same form may be stored a moment later. */
  mayWorkLater: (error: unknown) => boolean
  onUnsaved: () => void
  onSaving: () => void
  onSaved: (answer: Answer, newerWaits: boolean) => void
  onFailed: () => void
  onSent: () => void
}

export interface DraftSaver<Form> {
  touch: (form: Form) => void
  save: () => Promise<void>
  /** Saves once more and then holds back, so that no save lands after the request is filed. What is typed waits. */
  pause: () => Promise<void>
  /** Holds back without saving: the words are sent themselves now. Waits for a save that is under way. */
  hold: () => Promise<void>
  /** They were sent: what waits is forgotten, what is typed next is saved again. */
  sent: () => void
  /** Filing failed: saving goes on with what was typed meanwhile. */
  resume: () => void
  /** No more saving: the request was sent or thrown away. Waits for a save that is under way. */
  stop: () => Promise<void>
}

const SETTLE_MS = 1000
const RETRY_MS = 5000

/** Stores a form a second after the last key, one save at a time, and tries again what failed. */
export function draftSaver<Form, Answer>(parts: SaverParts<Form, Answer>): DraftSaver<Form> {
  let waiting: Form | null = null
  let state: 'active' | 'paused' | 'stopped' = 'active'
  let running: Promise<void> = Promise.resolve()
  let callOff = () => {}

  const plan = (milliseconds: number) => {
    callOff()
    callOff = state === 'active' ? parts.later(() => void save(), milliseconds) : () => {}
  }
  const failed = (form: Form, error: unknown) => {
    waiting ??= form
    parts.onFailed()
    if (parts.mayWorkLater(error)) plan(RETRY_MS)
  }
  const save = (): Promise<void> => {
    const form = waiting
    if (form === null || state !== 'active') return running
    callOff()
    waiting = null
    parts.onSaving()
    running = running
      .then(() => parts.put(form))
      .then(
        (answer) => parts.onSaved(answer, waiting !== null),
        (error: unknown) => failed(form, error),
      )
    return running
  }
  const enter = (next: 'paused' | 'stopped') => {
    state = next
    callOff()
  }

  return {
    save,
    touch: (form) => {
      if (state === 'stopped') return
      waiting = form
      parts.onUnsaved()
      plan(SETTLE_MS)
    },
    pause: () => {
      const last = save()
      if (state === 'active') enter('paused')
      return last
    },
    hold: () => {
      if (state === 'active') enter('paused')
      return running
    },
    sent: () => {
      if (state === 'stopped') return
      state = 'active'
      waiting = null
      parts.onSent()
    },
    resume: () => {
      if (state !== 'paused') return
      state = 'active'
      if (waiting !== null) plan(SETTLE_MS)
    },
    stop: () => {
      enter('stopped')
      waiting = null
      return running
    },
  }
}
