import {
  Checkbox,
  Menu,
  Modal,
  NativeSelect,
  Notification,
  PasswordInput,
  Radio,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
  createTheme,
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
  components: {
    TextInput: TextInput.extend({ defaultProps: { size: 'md' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'md' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'md' } }),
    TagsInput: TagsInput.extend({ defaultProps: { size: 'md' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'md' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'sm', color: 'action' } }),
    Radio: Radio.extend({ defaultProps: { size: 'sm', color: 'action' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withArrow: true, events: { hover: true, focus: true, touch: false } },
    }),
    Menu: Menu.extend({
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        position: 'bottom-end',
        radius: 8,
        withinPortal: true,
      },
    }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 8, closeButtonProps: { 'aria-label': 'Close' }, padding: 24 },
    }),
  },
})
