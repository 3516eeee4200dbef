import { useParams } from '@tanstack/react-router'
import { RecordFrame } from '../customer/record-frame.tsx'
import { ServicesTab } from './services-tab.tsx'

/** The supportive services in the record of one customer: mails and work lists lead here. */
export function ServicesPage() {
  const { id = '' } = useParams({ strict: false })
  return <RecordFrame id={id}>{() => <ServicesTab customerId={id} />}</RecordFrame>
}
