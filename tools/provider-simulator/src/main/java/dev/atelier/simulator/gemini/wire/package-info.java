/** What all operations of the Gemini API share: keys, models, bodies, errors. */
@NullMarked
package dev.atelier.simulator.gemini.wire;

import org.jspecify.annotations.NullMarked;
