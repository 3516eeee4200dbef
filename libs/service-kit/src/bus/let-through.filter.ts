import { Catch, type RpcExceptionFilter } from '@nestjs/common'
import type { Observable } from 'rxjs'

/** Nest would turn every error into "Internal server error"; the bus decides itself what a caller hears. */
@Catch()
export class LetThroughFilter implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    throw error
  }
}
