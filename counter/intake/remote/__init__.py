"""The registration form that an applicant fills on a phone, and its QR code at the counter.

There is no server: the desk writes one HTML page, the phone shows a code, the desk reads it.
Whatever is read this way is untrusted.
"""
