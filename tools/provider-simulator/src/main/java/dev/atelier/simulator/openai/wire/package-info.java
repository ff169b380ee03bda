/** What all operations of OpenAI share: models, error bodies, parameters, headers. */
@NullMarked
package dev.atelier.simulator.openai.wire;

import org.jspecify.annotations.NullMarked;
