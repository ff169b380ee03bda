/** Google's Gemini Developer API: what is served below {@code /v1beta}. */
@NullMarked
package dev.atelier.simulator.gemini;

import org.jspecify.annotations.NullMarked;
