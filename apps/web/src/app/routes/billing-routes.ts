import { createRoute } from '@tanstack/react-router'
import { parseContractsSearch } from '../../contracts/searches.ts'
import { parseOverridesSearch } from '../../overrides/searches.ts'
import { parseAmendmentsSearch, parsePacketSearch, parsePacketsSearch } from '../../packets/searches.ts'
import { lazyPage } from '../lazy-page.ts'
import { app, only } from './app-route.tsx'
import { contractTexts, packetTexts, serviceTexts } from './texts.ts'

const packets = createRoute({
  getParentRoute: () => app,
  path: '/packets',
  validateSearch: parsePacketsSearch,
  beforeLoad: only('read', 'StaffingPacket'),
  component: lazyPage(() => import('../../packets/packets-page.tsx'), 'PacketsPage', packetTexts),
})

const onePacket = createRoute({
  getParentRoute: () => app,
  path: '/packets/$id',
  validateSearch: parsePacketSearch,
  beforeLoad: only('read', 'StaffingPacket'),
  component: lazyPage(() => import('../../packets/packet-page.tsx'), 'PacketPage', packetTexts),
})

const amendments = createRoute({
  getParentRoute: () => app,
  path: '/amendments',
  validateSearch: parseAmendmentsSearch,
  beforeLoad: only('read', 'Amendment'),
  component: lazyPage(() => import('../../packets/amendments-page.tsx'), 'AmendmentsPage', packetTexts),
})

const overrides = createRoute({
  getParentRoute: () => app,
  path: '/overrides',
  validateSearch: parseOverridesSearch,
  beforeLoad: only('read', 'CostOverride'),
  component: lazyPage(() => import('../../overrides/overrides-page.tsx'), 'OverridesPage', serviceTexts),
})

const oneOverride = createRoute({
  getParentRoute: () => app,
  path: '/overrides/$id',
  beforeLoad: only('read', 'CostOverride'),
  component: lazyPage(() => import('../../overrides/override-page.tsx'), 'OverridePage', serviceTexts),
})

const contracts = createRoute({
  getParentRoute: () => app,
  path: '/contracts',
  validateSearch: parseContractsSearch,
  beforeLoad: only('read', 'Contract'),
  component: lazyPage(() => import('../../contracts/contracts-page.tsx'), 'ContractsPage', contractTexts),
})

const caps = createRoute({
  getParentRoute: () => app,
  path: '/caps',
  beforeLoad: only('read', 'SupportiveServiceCost'),
  component: lazyPage(() => import('../../caps/caps-page.tsx'), 'CapsPage', contractTexts),
})

export const billingRoutes = [packets, onePacket, amendments, overrides, oneOverride, contracts, caps]
