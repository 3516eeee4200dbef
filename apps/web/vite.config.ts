import { contract } from '@isets/contracts'
import { minifyContractRouter } from '@orpc/contract'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const ROUTES = 'virtual:isets-routes'

/** The contract without its zod schemas: the browser needs methods and paths only, so zod stays out of the bundle. */
function contractRoutes(): Plugin {
  return {
    name: 'isets-contract-routes',
    resolveId: (source) => (source === ROUTES ? `\0${ROUTES}` : null),
    load: (id) => (id === `\0${ROUTES}` ? `export default ${JSON.stringify(minifyContractRouter(contract))}` : null),
  }
}

export default defineConfig({
  plugins: [react(), contractRoutes()],
  resolve: { conditions: ['@isets/source', 'module', 'browser', 'production', 'import', 'default'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: {
        /** Our libraries only declare things: what a page does not use is dropped. */
        moduleSideEffects: [{ test: /libs\/(contracts|policies|rules|ui)\/src\/.*\.tsx?$/, sideEffects: false }],
      },
    },
  },
})
