/** The folder {@code .atelier/}: what lies where, secrets, ports, and who may change it now. */
@NullMarked
package dev.atelier.localstack.home;

import org.jspecify.annotations.NullMarked;
