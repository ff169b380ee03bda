/** What all operations of Anthropic share: models, error bodies, checks of members, headers. */
@NullMarked
package dev.atelier.simulator.anthropic.wire;

import org.jspecify.annotations.NullMarked;
