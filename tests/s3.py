"""Run a command beside an S3 server with an empty bucket: `python -m tests.s3 …`."""

import contextlib
import json
import os
import subprocess
import sys
import time

import boto3
from botocore.exceptions import BotoCoreError

from tests.e2e.site import free_port

BUCKET = "market"
KEYS = {"aws_access_key_id": "tests", "aws_secret_access_key": "tests"}
REGION = "ap-southeast-1"
ALL_MAY_READ = {
    "Version": "2012-10-17",
    "Statement": {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{BUCKET}/*",
    },
}


def main() -> int:
    with s3_server() as address:
        given = {
            "DJANGO_SETTINGS_MODULE": "shop.settings.test",
            "S3_BUCKET": BUCKET,
            "S3_ENDPOINT_URL": address,
            "S3_REGION": REGION,
            "S3_ACCESS_KEY": KEYS["aws_access_key_id"],
            "S3_SECRET_KEY": KEYS["aws_secret_access_key"],
        }
        return subprocess.run(sys.argv[1:], env=os.environ | given).returncode


@contextlib.contextmanager
def s3_server():
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        make_bucket(address)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def make_bucket(address: str, seconds: float = 30) -> None:
    client = boto3.client("s3", endpoint_url=address, region_name=REGION, **KEYS)
    deadline = time.monotonic() + seconds
    while True:
        try:
            client.create_bucket(
                Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION}
            )
            break
        except BotoCoreError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)
    client.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(ALL_MAY_READ))


if __name__ == "__main__":
    sys.exit(main())
