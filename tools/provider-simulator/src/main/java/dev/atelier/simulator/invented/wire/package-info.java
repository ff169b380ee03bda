/** What the providers that do not exist share: how strictly they read, and how they refuse. */
@NullMarked
package dev.atelier.simulator.invented.wire;

import org.jspecify.annotations.NullMarked;
