import { useMay, useSession } from '../session/session.ts'

/** REF-037: whether the reader works at an FCRC, which enrolls in its own activities without a referral. */
export function useEnrolsHere(): boolean {
  const { user } = useSession()
  return useMay()('add', 'FcrcActivity') && user.organisation !== null
}
