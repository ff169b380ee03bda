/** Anthropic's wire format. */
@NullMarked
package dev.atelier.simulator.anthropic;

import org.jspecify.annotations.NullMarked;
