// Generated from openapi/waveros; do not edit.
// Made anew by: npm run generate
export interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}
export interface Validator {
  (body: unknown): boolean;
  errors?: ValidationError[] | null;
}
export declare const validators: {
  readonly "create_voucher/user-added": Validator;
  readonly "create_voucher/key-not-set": Validator;
  readonly "create_voucher/username-exists": Validator;
  readonly "create_voucher/api-disabled": Validator;
  readonly "create_voucher/key-incorrect": Validator;
  readonly "create_voucher/error-occurred": Validator;
  readonly "remove_voucher/user-removed": Validator;
  readonly "remove_voucher/key-not-set": Validator;
  readonly "remove_voucher/username-unknown": Validator;
  readonly "remove_voucher/no-username": Validator;
  readonly "remove_voucher/api-disabled": Validator;
  readonly "remove_voucher/key-incorrect": Validator;
  readonly "remove_voucher/error-occurred": Validator;
  readonly "get_voucher_users/vouchers": Validator;
  readonly "get_voucher_users/key-not-set": Validator;
  readonly "get_voucher_users/api-disabled": Validator;
  readonly "get_voucher_users/key-incorrect": Validator;
  readonly "get_voucher_users/error-occurred": Validator;
  readonly "get_email_users/email-users": Validator;
  readonly "get_email_users/key-not-set": Validator;
  readonly "get_email_users/api-disabled": Validator;
  readonly "get_email_users/key-incorrect": Validator;
  readonly "get_email_users/error-occurred": Validator;
  readonly "get_fb_users/facebook-users": Validator;
  readonly "get_fb_users/key-not-set": Validator;
  readonly "get_fb_users/api-disabled": Validator;
  readonly "get_fb_users/key-incorrect": Validator;
  readonly "get_fb_users/error-occurred": Validator;
  readonly "get_mobile_users/mobile-users": Validator;
  readonly "get_mobile_users/key-not-set": Validator;
  readonly "get_mobile_users/api-disabled": Validator;
  readonly "get_mobile_users/key-incorrect": Validator;
  readonly "get_mobile_users/error-occurred": Validator;
  readonly "get_free_users/free-users": Validator;
  readonly "get_free_users/key-not-set": Validator;
  readonly "get_free_users/api-disabled": Validator;
  readonly "get_free_users/key-incorrect": Validator;
  readonly "get_free_users/error-occurred": Validator;
  readonly "get_logins/logins": Validator;
  readonly "get_logins/key-not-set": Validator;
  readonly "get_logins/api-disabled": Validator;
  readonly "get_logins/key-incorrect": Validator;
  readonly "get_logins/error-occurred": Validator;
  readonly "get_guest_hosts/guest-hosts": Validator;
  readonly "get_guest_hosts/key-not-set": Validator;
  readonly "get_guest_hosts/api-disabled": Validator;
  readonly "get_guest_hosts/key-incorrect": Validator;
  readonly "get_guest_hosts/error-occurred": Validator;
  readonly "get_active_guests/active-guests": Validator;
  readonly "get_active_guests/key-not-set": Validator;
  readonly "get_active_guests/api-disabled": Validator;
  readonly "get_active_guests/key-incorrect": Validator;
  readonly "get_active_guests/error-occurred": Validator;
};
