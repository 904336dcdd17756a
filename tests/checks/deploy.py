"""`check --deploy` under production settings: `python -m tests.checks.deploy`."""

import os
import subprocess
import sys

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "shop.settings.production",
    "SECRET_KEY": "a-long-key-of-the-kind-that-an-operator-makes-0123456789-abcdefghij",
    "ALLOWED_HOSTS": "cho.example",
    "DATABASE_URL": "postgres://market@127.0.0.1/market",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "DEMO": "0",
    "SITE_URL": "https://cho.example",
    "SMS_GATEWAY": "shop.outbox.gateways.HttpSMS",
    "SMS_HTTP_URL": "https://sms.example/send",
    "EMAIL_URL": "smtp+tls://market:secret@mail.example:587",
    "TRUSTED_PROXY_COUNT": "1",
}
COMMAND = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]


def check_deploy(**changes: str) -> subprocess.CompletedProcess[str]:
    """The outcome with production's environment; `changes` are laid over it, "" unsets."""
    env = {k: v for k, v in (os.environ | PRODUCTION | changes).items() if v}
    return subprocess.run(COMMAND, env=env, capture_output=True, text=True)


def main() -> int:
    done = check_deploy()
    sys.stdout.write(done.stdout + done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
