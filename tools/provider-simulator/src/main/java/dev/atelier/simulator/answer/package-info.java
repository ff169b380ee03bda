/** What a simulated model says: deterministic from the prompt, with true token counts. */
@NullMarked
package dev.atelier.simulator.answer;

import org.jspecify.annotations.NullMarked;
