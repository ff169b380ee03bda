/** The Messages API: requests taken apart, answers made up, whole or as events. */
@NullMarked
package dev.atelier.simulator.anthropic.message;

import org.jspecify.annotations.NullMarked;
