/** What the person at the terminal sees. */
@NullMarked
package dev.atelier.localstack.console;

import org.jspecify.annotations.NullMarked;
