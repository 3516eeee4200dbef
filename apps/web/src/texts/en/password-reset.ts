export const passwordReset = {
  passwordReset: {
    title: 'Reset the password of the customer?',
    lead: 'The password that the customer has stops working, and they are signed out everywhere. You get a start password for them.',
    check:
      'Do this only for the customer in person: whoever has the start password can sign in as the customer. It is recorded who did it.',
    reset: 'Reset password',
    cancel: 'Cancel',
    doneTitle: 'The password is reset',
    once: 'Give the customer this start password now: it is not shown again.',
    signInName: 'Sign-in name',
    startPassword: 'Start password',
    until: 'Serves until {{until}}.',
    next: 'The customer signs in once at {{address}}, on another device or in another window, and chooses a password of their own. After that, start the referral or the consent again.',
    done: 'Done',
  },
}
