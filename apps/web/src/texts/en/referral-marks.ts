/** How pressing a referral is. */
export const urgency = {
  calm: 'In time',
  contact: 'Contact overdue',
  due: 'Answer overdue',
  red: 'Red: 10 business days',
  idhsRed: 'Red: IDHS answer overdue',
} as const

/** What an accepted referral is flagged with. */
export const flag = {
  wait_list_over: 'On the waiting list for over 30 days',
  not_enrolled: 'Accepted, not enrolled',
  to_close: 'Reported: to be closed by IDHS',
} as const
