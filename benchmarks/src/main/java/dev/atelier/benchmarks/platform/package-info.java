/** The platform as its clients use it: accounts, conversations, messages; and the simulator behind it, asked directly. */
@NullMarked
package dev.atelier.benchmarks.platform;

import org.jspecify.annotations.NullMarked;
