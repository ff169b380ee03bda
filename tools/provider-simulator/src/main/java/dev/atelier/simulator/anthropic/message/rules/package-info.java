/** What Anthropic takes and refuses in a request for a message. */
@NullMarked
package dev.atelier.simulator.anthropic.message.rules;

import org.jspecify.annotations.NullMarked;
