// Gives every service of roles.json one role and one user, both in its own database and named as the service. Run it again
// after any change: what is there is brought in line, and passwords are set anew.
//
//   mongosh --nodb --quiet --norc users.js
//
// MONGODB_ADMIN_URI_FILE  file with the address of MongoDB for somebody who may manage roles and users (userAdminAnyDatabase)
// MONGODB_PASSWORDS       folder with a file per service, named as it, that holds its password
// MONGODB_ROLES           the roles; else roles.json beside this script

const fs = require('fs');
const path = require('path');

function setting(variable) {
  const value = process.env[variable];
  if (!value) {
    throw new Error(`${variable} is not set`);
  }
  return value;
}

function secret(file, meaning) {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
  if (!text) {
    throw new Error(`${meaning} is missing: ${file}`);
  }
  return text;
}

function privileges(service, rights) {
  return Object.entries(service.collections).map(([collection, right]) => {
    if (!rights[right]) {
      throw new Error(`${service.database}.${collection}: there is no right "${right}"`);
    }
    return { resource: { db: service.database, collection }, actions: rights[right] };
  });
}

// All that can be wrong with the files is found here, before anything is changed.
function plan() {
  const { rights, services } = JSON.parse(
    fs.readFileSync(process.env.MONGODB_ROLES || path.join(__dirname, 'roles.json'), 'utf8'));
  const passwords = setting('MONGODB_PASSWORDS');
  return Object.entries(services).map(([name, service]) => ({
    name,
    database: service.database,
    privileges: privileges(service, rights),
    password: secret(path.join(passwords, name), `The password of ${name}`),
  }));
}

function apply(service, database) {
  const role = { privileges: service.privileges, roles: [] };
  if (database.getRole(service.name)) {
    database.updateRole(service.name, role);
  } else {
    database.createRole({ role: service.name, ...role });
  }
  const user = { pwd: service.password, roles: [{ role: service.name, db: service.database }] };
  if (database.getUser(service.name)) {
    database.updateUser(service.name, user);
  } else {
    database.createUser({ user: service.name, ...user });
  }
  print(`${service.name}: ${service.privileges.length} collections of ${service.database}`);
}

function run() {
  const services = plan();
  const admin = connect(secret(setting('MONGODB_ADMIN_URI_FILE'), 'The address of MongoDB'));
  for (const service of services) {
    apply(service, admin.getSiblingDB(service.database));
  }
}

try {
  run();
} catch (error) {
  // Messages of the driver may quote the address, with the password in it.
  console.error(`Database users: ${error.message.replace(/\/\/[^\s]*@/g, '//')}`);
  quit(1);
}
