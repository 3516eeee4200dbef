import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql'
import { CompiledQuery } from 'kysely'
import { boundWrite } from './bound-write.ts'

type Execute = PostgreSqlConnection['execute']

/** Sends what the ORM writes with parameters; by itself the ORM writes every value into the text of the statement. */
class BindingConnection extends PostgreSqlConnection {
  override execute: Execute = async <Result>(...parts: Parameters<Execute>): Promise<Result> => {
    const [query, params, method, ctx] = parts
    const bound = typeof query === 'string' && isList(params) ? boundWrite(query, params) : undefined
    if (bound === undefined) return super.execute(...parts) as Promise<Result>
    await this.ensureConnection()
    const compiled = CompiledQuery.raw(bound.statement, [...bound.values])
    return this.transformRawResult<Result>(await (ctx ?? this.getClient()).executeQuery(compiled), method)
  }
}

function isList(params: unknown): params is readonly unknown[] {
  return Array.isArray(params)
}

/** The driver of all services. */
export class BindingDriver extends PostgreSqlDriver {
  protected override readonly connection = new BindingConnection(this.config)
}
