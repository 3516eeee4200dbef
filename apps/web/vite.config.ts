import { contract } from '@isets/contracts'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const ROUTES = 'virtual:isets-routes'

/**
 * The contract as the browser needs it: method and path of each operation. Schemas, rights and columns of exports stay
 * out of the bundle.
 */
function contractRoutes(): Plugin {
  const groups = Object.entries(contract).map(([group, operations]) => {
    const routes = Object.entries(operations).map(([name, { '~orpc': declared }]) => {
      const { method, path, inputStructure } = declared.route
      return [name, { '~orpc': { errorMap: {}, meta: {}, route: { method, path, inputStructure } } }] as const
    })
    return [group, Object.fromEntries(routes)] as const
  })
  return {
    name: 'isets-contract-routes',
    resolveId: (source) => (source === ROUTES ? `\0${ROUTES}` : null),
    load: (id) => (id === `\0${ROUTES}` ? `export default ${JSON.stringify(Object.fromEntries(groups))}` : null),
  }
}

/** Our libraries that only declare things: tables, schemas, pure functions. */
const DECLARING = /libs\/(contracts|policies|rules|ui)\/src\/.*\.tsx?$/

/**
 * Lets the bundler leave out each declaration of our libraries that a page does not use, also one that is made by
 * calls: without it one word of a contract would bring all schemas beside it, and zod with them.
 */
function unusedDeclarations(): Plugin {
  return {
    name: 'isets-unused-declarations',
    enforce: 'post',
    transform: {
      filter: { id: DECLARING },
      handler(code) {
        const made = this.parse(code).body.flatMap((statement) => {
          const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
          return declared?.type === 'VariableDeclaration' ? declared.declarations.flatMap(({ init }) => init ?? []) : []
        })
        const parts = made.flatMap(({ start, end }, index) => [
          code.slice(made[index - 1]?.end ?? 0, start),
          `/* @__PURE__ */ (() => (${code.slice(start, end)}))()`,
        ])
        // No line moves, so the source map of the step before still holds.
        return { code: [...parts, code.slice(made.at(-1)?.end ?? 0)].join(''), map: null }
      },
    },
  }
}

export default defineConfig({
  plugins: [react(), contractRoutes(), unusedDeclarations()],
  resolve: { conditions: ['@isets/source', 'module', 'browser', 'production', 'import', 'default'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: {
        /** What a page does not use is dropped. */
        moduleSideEffects: [{ test: DECLARING, sideEffects: false }],
      },
    },
  },
})
