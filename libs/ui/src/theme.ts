import {
  createTheme,
  type CheckboxProps,
  type MenuProps,
  type ModalProps,
  type NativeSelectProps,
  type NotificationProps,
  type PasswordInputProps,
  type RadioProps,
  type TagsInputProps,
  type TextareaProps,
  type TextInputProps,
  type TooltipProps,
  type MantineColorsTuple,
} from '@mantine/core'

const action: MantineColorsTuple = [
  '#eaf2fb',
  '#d6e5f6',
  '#b5d0ec',
  '#8fb7e0',
  '#689cd2',
  '#4583c3',
  '#2f70b4',
  '#1f5fa3',
  '#1b4f8a',
  '#163f70',
]

const danger: MantineColorsTuple = [
  '#fdecea',
  '#fad7d3',
  '#f3b3ac',
  '#e98a81',
  '#dc5f54',
  '#cc4136',
  '#bf3329',
  '#b3261e',
  '#96201a',
  '#7a1a15',
]

/** gray[4] is the control border: 3.39:1 on white, as WCAG 1.4.11 asks; Mantine's own is about 1.5:1. */
const gray: MantineColorsTuple = [
  '#f4f6f9',
  '#eef1f5',
  '#e6eaf0',
  '#dde3ea',
  '#7f8d9d',
  '#6d7b8a',
  '#52606d',
  '#3e4a56',
  '#2b3641',
  '#1a222b',
]

/** The look of ISETS on Mantine: tokens of the design, and defaults that keep every screen the same. */
export const theme = createTheme({
  primaryColor: 'action',
  primaryShade: 7,
  colors: { action, danger, gray },
  black: '#1a222b',
  white: '#ffffff',
  fontFamily: "'Public Sans Variable', 'Public Sans', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '22px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 6,
  radius: { sm: '6px', md: '8px' },
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '22px', lineHeight: '1.3' } } },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  // Plain records: `Modal.extend` would bring every one of these components into the first load.
  components: {
    TextInput: { defaultProps: { size: 'md' } satisfies Partial<TextInputProps> },
    PasswordInput: { defaultProps: { size: 'md' } satisfies Partial<PasswordInputProps> },
    Textarea: { defaultProps: { size: 'md' } satisfies Partial<TextareaProps> },
    TagsInput: { defaultProps: { size: 'md' } satisfies Partial<TagsInputProps> },
    NativeSelect: { defaultProps: { size: 'md' } satisfies Partial<NativeSelectProps> },
    Checkbox: { defaultProps: { size: 'sm', color: 'action' } satisfies Partial<CheckboxProps> },
    Radio: { defaultProps: { size: 'sm', color: 'action' } satisfies Partial<RadioProps> },
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        withArrow: true,
        events: { hover: true, focus: true, touch: false },
      } satisfies Partial<TooltipProps>,
    },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        position: 'bottom-end',
        radius: 8,
        withinPortal: true,
      } satisfies Partial<MenuProps>,
    },
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } satisfies Partial<NotificationProps>,
    },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 8,
        closeButtonProps: { 'aria-label': 'Close' },
        padding: 24,
      } satisfies Partial<ModalProps>,
    },
  },
})
