/** Every provider call this simulator took, and how it ended. */
@NullMarked
package dev.atelier.simulator.ledger;

import org.jspecify.annotations.NullMarked;
