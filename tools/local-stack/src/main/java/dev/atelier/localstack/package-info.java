/** The launcher behind {@code ./atelier}: the whole platform as processes of this machine. */
@NullMarked
package dev.atelier.localstack;

import org.jspecify.annotations.NullMarked;
