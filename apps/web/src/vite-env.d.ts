/// <reference types="vite/client" />

declare module 'virtual:isets-routes' {
  import type { AnyContractRouter } from '@orpc/contract'

  const routes: AnyContractRouter
  export default routes
}
