/**
 * A policy document as data: every clause by its id, verbatim, with the checks that show on a website whether it was
 * met. Points, groups and applicability are added by the indicator system that is made of it.
 */
import { z } from 'zod';
import { check } from './system.ts';

const words = z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) });

export const clauseEntry = z
  .object({
    /** As the list of clauses names it: `LY-1.1.1`. */
    id: z.string().regex(/^(?:LY|QZ|YP|LS|GY)-[A-Z0-9.]+$/),
    /** Part of the document. */
    place: z.string().min(1),
    /** Verbatim. */
    quote: z.string().min(1),
    title: words,
    /**
     * `auto`: pages decide whether it is there, fresh and whole. `assisted`: checks bring candidates and proof, a person
     * decides. `manual`: nothing on a website shows it.
     */
    observable: z.enum(['auto', 'assisted', 'manual']),
    checks: z.array(check).min(1).optional(),
    combine: z.enum(['all', 'any', 'share']).optional(),
    /** What the person who decides is asked, where that does not follow from the checks. */
    question: words.optional(),
    /** Parameters whose numbers are the product's own and not the document's: they deduct nothing until adopted. */
    defaults: z.array(z.string()).min(1).optional(),
    /** Responsible units, as the document names them. */
    unit: z.string().optional(),
    /** As the document says it. */
    deadline: z.string().optional(),
    /** The clause of the body that this row of the document's table repeats. */
    sameAs: z.string().optional(),
    /** 鼓励, 探索, 逐步. */
    soft: z.literal(true).optional(),
    /** Not asked for by the text: seen on the page that the document was published on. */
    observed: z.literal(true).optional(),
    /** Last day on which the matter was current (疫情, 营改增): later it is not applicable. */
    validUntil: z.string().optional(),
  })
  .refine(({ observable, checks }) => observable !== 'auto' || checks !== undefined, 'an auto clause needs a check');
export type ClauseEntry = z.input<typeof clauseEntry>;

export interface ClauseDocument {
  /** File name without extension. */
  id: string;
  title: { 'zh-CN': string; en: string };
  clauses: readonly ClauseEntry[];
}
