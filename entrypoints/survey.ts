/** The worker of the engine host that carries out a survey. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Channel } from '../utils/host/calls.ts';
import { serveSurveys } from '../utils/host/survey-worker.ts';

export default defineUnlistedScript(() => serveSurveys(globalThis as unknown as Channel));
